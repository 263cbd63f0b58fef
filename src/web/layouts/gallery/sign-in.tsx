import { Button, Checkbox, Form, LinkButton, Notice, PasswordField, TextField } from '#kernel/ui';
import { SignInShell } from '../sign-in-shell.tsx';
import type { GalleryFrame } from './gallery-page.ts';
import { houseFrame } from './houses.ts';

/** Mock 03: signing in, with an error. */
export function SignIn({ frame }: { frame: GalleryFrame }) {
  return (
    <SignInShell
      frame={houseFrame(frame, 'pascasarjana', 'Masuk')}
      message="Ujian masuk gelombang II dimulai 5&nbsp;Desember 2026."
      figures={[
        { value: '1.284', label: 'peserta' },
        { value: '18', label: 'ruang' },
        { value: '6', label: 'sesi' },
      ]}
    >
      <h1 className="text-3xl">Masuk</h1>
      <p className="mt-1.5 text-muted">Untuk petugas dan peserta terdaftar.</p>
      <Notice tone="error" title="Surel atau kata sandi tidak cocok." className="mt-6">
        Periksa huruf besar dan kecil. Setelah 3 percobaan lagi, Anda perlu menunggu 5 menit.
      </Notice>
      <Form action="#masuk" className="mt-6 grid gap-5">
        <TextField
          name="identifier"
          label="Surel atau nomor peserta"
          value="nurhalimah@pps.antasari.ac.id"
          autoComplete="username"
          error="Periksa ejaannya."
        />
        <PasswordField
          name="password"
          label="Kata sandi"
          error="Ketik ulang kata sandi Anda."
          aside={
            <a href="#lupa" className="link py-1 text-sm font-semibold">
              Lupa kata sandi?
            </a>
          }
        />
        <Checkbox name="remember" label="Ingat saya di perangkat ini selama 30 hari" className="text-sm" />
        <Button look="primary" size="lg" isWide busyLabel="Memeriksa…">
          Masuk
        </Button>
      </Form>
      <p className="my-6 flex items-center gap-3 text-sm text-muted">
        <span className="h-px grow bg-base-300" />
        atau
        <span className="h-px grow bg-base-300" />
      </p>
      <LinkButton href="#kunci" size="lg" isWide icon="fingerprint-pattern">
        Pakai kunci sandi (sidik jari atau PIN)
      </LinkButton>
      <p className="mt-7 text-sm text-muted">
        Petugas akan diminta kode dari aplikasi autentikator. Belum punya akun?{' '}
        <a href="#daftar" className="link font-semibold text-base-content">
          Daftar sebagai peserta
        </a>
      </p>
    </SignInShell>
  );
}

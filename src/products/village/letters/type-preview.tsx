import { fillSample, type LetterDefinition, templateFault } from '#features/letters';
import { Notice, Sheet } from '#kernel/ui';
import { LetterPreview } from './words.tsx';

/** The letter of a type with its variables named in their places, or what is wrong with its template. */
export function TypePreview(props: { definition: LetterDefinition; title: string; village: string }) {
  const { definition, title, village } = props;
  const fault = templateFault(definition);
  return (
    <Sheet title="Pratinjau">
      {fault ? (
        <Notice tone="error" title="Template belum dapat disimpan">
          {fault}
        </Notice>
      ) : (
        <LetterPreview
          content={{
            ...{ title, number: '', issuedOn: '', validUntil: null },
            letterhead: { name: village },
            body: fillSample(definition),
            signature: { title: `Kepala ${village}` },
          }}
        />
      )}
    </Sheet>
  );
}

/** The woven edge of the cloth: 14 px above every public and member page. */
export function Selvedge() {
  return (
    <div className="selvedge" aria-hidden="true">
      <i className="motif" />
    </div>
  );
}

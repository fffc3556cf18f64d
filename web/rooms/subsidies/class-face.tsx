import './subsidies.css'

interface Face {
  readonly classNumber: string
  readonly classTitle: string
  readonly tradeName: string
}

/** A class as people know it: its title, then trade and number. */
export function ClassFace({ of }: { of: Face }) {
  return (
    <>
      {of.classTitle}
      <small className="reason">
        {of.tradeName} · {of.classNumber}
      </small>
    </>
  )
}

/** The signs both entries draw, one path each in a 16 × 16 box: no tag depends on colour or font. */
const paths = {
  done: 'M2.5 8.5 6 12l7.5-8',
  doing: 'M8 2a6 6 0 1 0 6 6M8 4.5V8l2.5 1.5',
  wait: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z',
  warn: 'M8 2 14.5 13.5h-13L8 2ZM8 6.5v3M8 11.6v.1',
  stop: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  next: 'm6 3 5 5-5 5',
  back: 'm10 3-5 5 5 5',
  clause: 'M4 2h6l3 3v9H4V2ZM6.5 8h4M6.5 11h4',
  person: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 14c.6-2.8 2.8-4 5.5-4s4.9 1.2 5.5 4',
  large: 'M1.5 13 6 3l4.5 10M3 9.8h6M13 9v4M11 11h4',
  language: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM2 8h12M8 2c4 4 4 8 0 12M8 2c-4 4-4 8 0 12',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 5v3.2l2.2 1.3',
} as const

export type GlyphName = keyof typeof paths

/** A decorative sign; the words beside it carry the meaning. */
export function Glyph({ name }: { name: GlyphName }) {
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}

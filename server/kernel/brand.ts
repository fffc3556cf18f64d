declare const brand: unique symbol

/** A value that has passed its reader: `Branded<number, 'Fen'>` is a number, but a number is not yet Fen. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name }

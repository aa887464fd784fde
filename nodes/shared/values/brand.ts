declare const brand: unique symbol;

/** A type of its own that only its parser makes: no plain `T` can take its place. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };

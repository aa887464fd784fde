/** Tells the person at the terminal one thing. */
export type Say = (line: string) => void;

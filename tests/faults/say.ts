/** How a child of a fault test tells the test how far it has come. */
export type Say = (step: string, detail?: unknown) => void;

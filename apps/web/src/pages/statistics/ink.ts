/** How a series is drawn: told apart by its pattern, not by its colour alone. */
export type Ink = 'solid' | 'striped';

import type { ElkPoint } from "elkjs";
import type { Box } from "./places";
import type { Unit } from "./rows";

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A drawing with every place known. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly units: ReadonlyMap<Unit, Area>;
  /** Boxes from the outermost. */
  readonly boxes: readonly (Area & { readonly box: Box })[];
  /** By arrow: its points, and where its label stands. */
  readonly arrows: readonly { readonly points: readonly ElkPoint[]; readonly label?: Area & { readonly text: string } }[];
}

/** All pictures are as wide, so that their text is as large. */
export const WIDTH = 952;

import type { INode } from 'n8n-workflow';

import { STICKY } from '../support/examples';

/** What a node takes of the canvas, in pixels at 100 %. */
interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** A node is a square of six grid squares; its name stands below, in two lines at most, with its subtitle. */
const SIDE = 96;
const CAPTION = 48;
/** An agent is wider, and its model, memory and tools are circles of their own. */
const AGENT_WIDTH = 224;

export function getBox({ name, type, position, parameters }: INode): Box {
	const [left, top] = position;
	if (type === STICKY) {
		const { width, height } = parameters as { width: number; height: number };
		return { name, left, top, right: left + width, bottom: top + height };
	}
	const width = type.endsWith('.agent') ? AGENT_WIDTH : SIDE;
	return { name, left, top, right: left + width, bottom: top + SIDE + CAPTION };
}

export function boxesOverlap(one: Box, two: Box): boolean {
	const across = one.left < two.right && two.left < one.right;
	return across && one.top < two.bottom && two.top < one.bottom;
}

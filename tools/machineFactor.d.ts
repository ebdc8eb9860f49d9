/** How many times slower than the reference this machine is now; at least 1. Measured once, then inherited by child processes. */
export function getMachineFactor(): number;

/** Returns a time limit for this machine, given the one for the reference machine. */
export function scaleLimit(milliseconds: number): number;

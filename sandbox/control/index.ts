import type { FastifyInstance } from 'fastify';
import type { Core } from '../core';
import { addFaultRoutes } from './faults';
import { addPhoneRoutes } from './phone';
import { addSessionRoutes } from './sessions';
import { addSettingsRoutes } from './settings';
import { addWatchRoutes } from './watch';

/** The control API under `/_sandbox`; README.md describes it. */
export function addControl(app: FastifyInstance, core: Core): void {
	addWatchRoutes(app, core);
	addPhoneRoutes(app, core);
	addSessionRoutes(app, core);
	addFaultRoutes(app, core);
	addSettingsRoutes(app, core);
}

import type { FastifyInstance } from 'fastify';
import type { SandboxState } from '../state/sandboxState';
import { addFaultRoutes } from './faultRoutes';
import { addPhoneRoutes } from './phoneRoutes';
import { addSessionRoutes } from './sessionRoutes';
import { addSettingsRoutes } from './settingsRoutes';
import { addWatchRoutes } from './watchRoutes';

/** Adds the control API, below `/_sandbox`; CONTROL.md documents it. */
export function addControlRoutes(app: FastifyInstance, state: SandboxState): void {
	addWatchRoutes(app, state);
	addPhoneRoutes(app, state);
	addSessionRoutes(app, state);
	addFaultRoutes(app, state);
	addSettingsRoutes(app, state);
}

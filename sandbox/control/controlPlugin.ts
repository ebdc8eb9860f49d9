import type { FastifyInstance } from 'fastify';
import type { SandboxState } from '../state/sandboxState';
import { addFaultRoutes } from './faultRoutes';
import { addPhoneRoutes } from './phoneRoutes';
import { addSessionRoutes } from './sessionRoutes';
import { addSettingsRoutes } from './settingsRoutes';
import { addWatchRoutes } from './watchRoutes';

/** The control API under `/_sandbox`; README.md describes it. */
export function controlPlugin(app: FastifyInstance, core: SandboxState): void {
	addWatchRoutes(app, core);
	addPhoneRoutes(app, core);
	addSessionRoutes(app, core);
	addFaultRoutes(app, core);
	addSettingsRoutes(app, core);
}

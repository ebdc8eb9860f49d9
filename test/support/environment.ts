import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core writes its settings to the user's home unless it is told otherwise.
process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'wavex-jest-'));
process.env.N8N_ENCRYPTION_KEY = 'only-for-tests';
process.env.N8N_LOG_LEVEL = 'silent';

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DCLinter } from 'dclint';
import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';

const root = join(__dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Service {
	build: { context: string; dockerfile: string };
	command?: string[];
	ports: string[];
	volumes?: string[];
}
interface Compose {
	services: Record<string, Service>;
	volumes: Record<string, unknown>;
}

const compose = parse(read('compose.yaml')) as Compose;
const dockerfiles = ['demo/Dockerfile', '.devcontainer/Dockerfile'];

function getInstructions(file: string, keyword: string): Instruction[] {
	const instructions = DockerfileParser.parse(read(file)).getInstructions();
	return instructions.filter((instruction) => instruction.getInstruction() === keyword);
}

/** Returns the list of an instruction such as `CMD ["node", "start.mjs"]`. */
function parseList(file: string, keyword: string): string[] {
	const [instruction] = getInstructions(file, keyword);
	return JSON.parse(instruction.getRawArgumentsContent() ?? '') as string[];
}

it.each(dockerfiles)('finds no problem in %s', (file) => {
	expect(validate(read(file))).toEqual([]);
	// The image's Node is one that the tests run on.
	expect(getInstructions(file, 'FROM')[0].getRawArgumentsContent()).toBe('node:20-bookworm');
});

it('finds no problem in compose.yaml', () => {
	const linter = new DCLinter({ rules: {}, quiet: false, debug: false, exclude: [] });
	const [result] = linter.lintFiles([join(root, 'compose.yaml')], false);
	expect(result.messages).toEqual([]);
});

it('copies files that exist and starts a script that exists', () => {
	const [manifests] = getInstructions('demo/Dockerfile', 'COPY');
	const sources = manifests.getArguments().map(String).slice(0, -1);
	expect(sources).toEqual(['package.json', 'package-lock.json']);
	const scripts = [
		parseList('demo/Dockerfile', 'CMD')[1],
		...Object.values(compose.services).flatMap(({ command }) => command?.[1] ?? []),
	];
	expect(scripts).toEqual(['demo/start.mjs', 'demo/sandbox.mjs']);
	for (const file of [...sources, ...scripts]) expect(existsSync(join(root, file))).toBe(true);
});

it('publishes the ports of the demo to this machine only', () => {
	const [exposed] = getInstructions('demo/Dockerfile', 'EXPOSE');
	const ports = exposed.getArguments().map(String);
	expect(ports).toEqual(['5678', '4010']);
	for (const service of Object.values(compose.services)) {
		for (const port of service.ports) {
			const [address, , inside] = port.split(':');
			expect(address).toBe('127.0.0.1');
			expect(ports).toContain(inside);
		}
		expect(existsSync(join(root, service.build.context, service.build.dockerfile))).toBe(true);
	}
});

it('keeps n8n and the demo’s data in named volumes', () => {
	const folders = parseList('demo/Dockerfile', 'VOLUME');
	const mounts = (compose.services.demo.volumes ?? []).map((volume) => volume.split(':'));
	expect(mounts.map(([, folder]) => folder)).toEqual(folders);
	expect(mounts.map(([name]) => name)).toEqual(Object.keys(compose.volumes));
});

it('opens the demo in a workspace', () => {
	const file = '.devcontainer/devcontainer.json';
	const workspace = JSON.parse(read(file)) as {
		build: { context: string; dockerfile: string };
		postAttachCommand: string;
		forwardPorts: number[];
		portsAttributes: Record<string, unknown>;
	};
	const folder = join(root, dirname(file));
	expect(existsSync(join(folder, workspace.build.dockerfile))).toBe(true);
	expect(join(folder, workspace.build.context)).toBe(join(root));
	expect(workspace.postAttachCommand).toBe('npm start');
	expect(workspace.forwardPorts).toEqual([5678, 4010]);
	expect(Object.keys(workspace.portsAttributes).sort()).toEqual(['4010', '5678']);
});

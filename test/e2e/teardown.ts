type Teardown = () => Promise<void>;

// Jest loads global set-up and tear-down as separate modules; they share only the process.
const shared = process as unknown as { wavexTeardown?: Teardown };

export function setTeardown(teardown: Teardown): void {
	shared.wavexTeardown = teardown;
}

export function takeTeardown(): Teardown | undefined {
	const teardown = shared.wavexTeardown;
	delete shared.wavexTeardown;
	return teardown;
}

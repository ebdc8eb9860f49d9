/**
 * Where the page is, in the part of its address after `#`: a reload comes back to the same chat, and on a
 * phone the back button leaves it.
 */
export function whereabouts() {
	const given = new URLSearchParams(location.hash.slice(1));
	const number = (name) => (/^\d+$/.test(given.get(name) ?? '') ? Number(given.get(name)) : null);
	return {
		account: number('account') ?? 0,
		session: number('session'),
		chat: given.get('chat'),
		/** On narrow screens: the activity instead of the chats. */
		activity: given.has('activity'),
	};
}

function hashOf({ account, session, chat, activity }) {
	const kept = new URLSearchParams();
	if (account) kept.set('account', account);
	if (session) kept.set('session', session);
	if (chat) kept.set('chat', chat);
	if (activity) kept.set('activity', '');
	return `#${kept}`;
}

/** Goes somewhere else; what is not named stays. */
export function go(changes) {
	location.hash = hashOf({ ...whereabouts(), ...changes });
}

/** A link's address for the same. */
export function linkTo(changes) {
	return hashOf({ ...whereabouts(), ...changes });
}

export function onMove(run) {
	window.addEventListener('hashchange', run);
}

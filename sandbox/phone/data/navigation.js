/**
 * Returns the account, session and view that the URL's hash selects. A reload therefore shows the same chat,
 * and the back button closes it.
 */
export function getRoute() {
	const params = new URLSearchParams(location.hash.slice(1));
	const getNumber = (name) =>
		/^\d+$/.test(params.get(name) ?? '') ? Number(params.get(name)) : null;
	return {
		account: getNumber('account') ?? 0,
		session: getNumber('session'),
		chat: params.get('chat'),
		/** On narrow screens: shows the activity instead of the chats. */
		activity: params.has('activity'),
	};
}

/** Returns the link to the current route with `changes` applied. */
export function formatLink(changes) {
	const { account, session, chat, activity } = { ...getRoute(), ...changes };
	const params = new URLSearchParams();
	if (account) params.set('account', account);
	if (session) params.set('session', session);
	if (chat) params.set('chat', chat);
	if (activity) params.set('activity', '');
	return `#${params}`;
}

/** Changes the route; parts that `changes` does not name keep their value. */
export function navigate(changes) {
	location.hash = formatLink(changes);
}

export function onRouteChange(listener) {
	window.addEventListener('hashchange', listener);
}

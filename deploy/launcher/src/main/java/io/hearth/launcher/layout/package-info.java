/** What a local Hearth consists of and where its files and ports are. */
@NullMarked
package io.hearth.launcher.layout;

import org.jspecify.annotations.NullMarked;

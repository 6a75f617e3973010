/** The main job, told end to end with real clients: the demo and the end-to-end test. */
@NullMarked
package io.hearth.launcher.story;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.hearth.launcher.explanation;

import org.jspecify.annotations.NullMarked;

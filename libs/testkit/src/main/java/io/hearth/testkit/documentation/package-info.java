/** What the documentation shows, for tests that hold it against the code. */
@NullMarked
package io.hearth.testkit.documentation;

import org.jspecify.annotations.NullMarked;

/** What the architecture asks of every service, as rules that its tests run over its classes. */
@NullMarked
package io.hearth.testkit.architecture;

import org.jspecify.annotations.NullMarked;

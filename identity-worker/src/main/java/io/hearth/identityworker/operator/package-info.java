/** What an operator sees: counts, health, metrics; and how the parts are put together. */
@NullMarked
package io.hearth.identityworker.operator;

import org.jspecify.annotations.NullMarked;

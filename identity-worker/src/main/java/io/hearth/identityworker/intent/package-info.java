/**
 * What stack-api's events say ought to be, decided purely and stored with the event's acceptance.
 */
@NullMarked
package io.hearth.identityworker.intent;

import org.jspecify.annotations.NullMarked;

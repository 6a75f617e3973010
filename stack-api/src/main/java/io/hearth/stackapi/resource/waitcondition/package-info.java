/** Wait conditions and the handles that are signalled for them. */
@NullMarked
package io.hearth.stackapi.resource.waitcondition;

import org.jspecify.annotations.NullMarked;

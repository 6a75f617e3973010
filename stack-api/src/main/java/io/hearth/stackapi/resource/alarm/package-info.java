/** Alarms on what is measured. */
@NullMarked
package io.hearth.stackapi.resource.alarm;

import org.jspecify.annotations.NullMarked;

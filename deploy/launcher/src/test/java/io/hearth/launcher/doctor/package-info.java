/** What is planted for the doctor to find. */
@NullMarked
package io.hearth.launcher.doctor;

import org.jspecify.annotations.NullMarked;

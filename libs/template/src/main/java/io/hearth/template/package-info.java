/**
 * HOT and CloudFormation templates and environments: parsed, checked, ordered. No I/O, no
 * framework.
 */
@NullMarked
package io.hearth.template;

import org.jspecify.annotations.NullMarked;

/**
 * The CloudFormation API of owners: what their signed queries ask of stacks, answered as Heat does.
 */
@NullMarked
package io.hearth.stackapi.api.cloudformation;

import org.jspecify.annotations.NullMarked;

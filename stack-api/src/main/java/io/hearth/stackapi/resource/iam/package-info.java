/** Users of the stack domain that a template asks for, their keypairs and what they may read. */
@NullMarked
package io.hearth.stackapi.resource.iam;

import org.jspecify.annotations.NullMarked;

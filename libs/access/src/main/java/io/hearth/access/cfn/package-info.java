/** The CloudFormation API's side: who signed a request, and answers and errors in its form. */
@NullMarked
package io.hearth.access.cfn;

import org.jspecify.annotations.NullMarked;

/** The presigned URLs that signal a resource. */
@NullMarked
package io.hearth.signalservice.cfn;

import org.jspecify.annotations.NullMarked;

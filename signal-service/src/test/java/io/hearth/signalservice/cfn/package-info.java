@NullMarked
package io.hearth.signalservice.cfn;

import org.jspecify.annotations.NullMarked;

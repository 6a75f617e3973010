@NullMarked
package io.hearth.metadataservice.cfn;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.hearth.metadataservice.document;

import org.jspecify.annotations.NullMarked;

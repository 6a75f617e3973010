@NullMarked
package io.hearth.metadataservice.rest;

import org.jspecify.annotations.NullMarked;

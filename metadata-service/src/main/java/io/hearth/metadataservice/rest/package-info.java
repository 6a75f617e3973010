/** The Orchestration API's routes that read a resource's metadata. */
@NullMarked
package io.hearth.metadataservice.rest;

import org.jspecify.annotations.NullMarked;

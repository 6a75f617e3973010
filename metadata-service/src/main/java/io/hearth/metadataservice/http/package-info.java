/** What the routes of both APIs answer alike. */
@NullMarked
package io.hearth.metadataservice.http;

import org.jspecify.annotations.NullMarked;

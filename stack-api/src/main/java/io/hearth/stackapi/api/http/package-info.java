/** What every operation needs of HTTP: links, query strings, bodies, limits, redirects. */
@NullMarked
package io.hearth.stackapi.api.http;

import org.jspecify.annotations.NullMarked;

/** Messages of several texts, as the user data of servers are. */
@NullMarked
package io.hearth.stackapi.resource.mime;

import org.jspecify.annotations.NullMarked;

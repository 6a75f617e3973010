package io.hearth.bench.bare;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;

/**
 * Returns the bytes it was given last: {@code PUT /bytes} sets them, {@code GET} and {@code POST}
 * return them.
 */
@Path("/bytes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class BytesResource {
    private static volatile byte[] bytes = "null".getBytes(StandardCharsets.UTF_8);

    @PUT
    public void set(byte[] body) {
        bytes = body;
    }

    @GET
    public byte[] get() {
        return bytes;
    }

    /** Takes a body as a signal would, and returns the same bytes. */
    @POST
    public byte[] post(byte[] body) {
        return bytes;
    }
}

package io.hearth.launcher.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hearth.launcher.caller.ProjectToken;
import io.hearth.launcher.caller.Web;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Whether Keystone has holes that are known, as far as a stranger and the client can see. */
final class HolesExamination implements Doctor.Examination {
    private static final String STRANGER = "whoever asks, without a token";

    private final Web web = new Web();

    @Override
    public void look(Premises premises, Consumer<Finding> found) throws InterruptedException {
        Optional<ProjectToken> client = ordinary(Client.token(premises, web));
        try {
            List<Finding> holes = holes(premises.admin().url(), client);
            holes.forEach(found);
            if (holes.isEmpty()) {
                found.accept(
                        client.isPresent()
                                ? Finding.good(
                                        "Keystone has none of %d holes that are known, neither for a stranger nor for an ordinary user",
                                        Hole.values().length)
                                : Finding.good(
                                        "Keystone gives no stranger a token for a signature; what an ordinary user could do is seen with the login of one"));
            }
        } catch (IOException e) {
            // Keystone is away, which is told by another
        }
    }

    /** An administrator may do all of it. */
    private static Optional<ProjectToken> ordinary(Optional<ProjectToken> client) {
        return client.filter(token -> !token.roles().contains("admin"));
    }

    private List<Finding> holes(String keystone, Optional<ProjectToken> client)
            throws IOException, InterruptedException {
        List<Finding> found = new ArrayList<>();
        Set<Hole> open = EnumSet.noneOf(Hole.class);
        for (Hole hole : Hole.values()) {
            boolean isToldAlready = hole == Hole.BODIES && open.contains(Hole.KEYPAIRS);
            if (hole.isForStrangers() && isOpen(hole, keystone, Optional.empty())) {
                open.add(hole);
                found.add(hole.finding(STRANGER));
            } else if (client.isPresent() && !isToldAlready && isOpen(hole, keystone, client)) {
                open.add(hole);
                found.add(hole.finding("every user"));
            }
        }
        return found;
    }

    private boolean isOpen(Hole hole, String keystone, Optional<ProjectToken> caller)
            throws IOException, InterruptedException {
        String nobody = UUID.randomUUID().toString().replace("-", "");
        URI url = URI.create(keystone + hole.path(nobody));
        Map<String, String> header = caller.map(ProjectToken::header).orElse(Map.of());
        Optional<Object> body = hole.body(nobody, caller);
        HttpResponse<String> answer =
                body.isPresent()
                        ? web.send(hole.method(), url, header, body.get())
                        : web.send(hole.method(), url, header);
        return hole.isOpen(answer.statusCode(), content(answer));
    }

    private static JsonNode content(HttpResponse<String> answer) {
        try {
            return Web.json(answer);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}

package io.hearth.launcher.access;

import io.hearth.launcher.access.model.Binding;
import io.hearth.launcher.access.model.Capability;
import io.hearth.launcher.access.model.Form;
import io.hearth.launcher.access.model.Principal;
import io.hearth.launcher.access.model.Role;
import io.hearth.launcher.access.model.Target;
import io.hearth.launcher.story.Ec2Signer;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everybody who asks, by each credential of theirs. */
final class Callers {
    private static final List<Form> SIGNED = List.of(Form.V2_QUERY, Form.V4_HEADER, Form.V4_QUERY);
    private static final String DOCUMENT = "GET /v1/metadata/{arn}";
    private static final String WAIT_CONDITION = "PUT /v1/waitcondition/{arn}";
    private static final String SIGNAL = "POST /v1/signal/{arn}";
    private static final String TICKET = "hearth-";

    private final People people;
    private final List<Caller> all = new ArrayList<>();

    Callers(People people) {
        this.people = people;
    }

    List<Caller> all() {
        return List.copyOf(all);
    }

    /** Nobody; somebody with a token that is none; somebody with a keypair that is none. */
    void addStrangers(Level near) {
        Target home = near.resource("handle");
        all.add(caller("nobody", Form.NOTHING, new Credential.Nothing(), home));
        String noToken = "gAAAAAB" + "x".repeat(170);
        all.add(caller("a bad token", Form.TOKEN, new Credential.Token(noToken), home));
        Ec2Signer unknown = new Ec2Signer("0".repeat(32), "1".repeat(32), Clock.systemUTC());
        SIGNED.forEach(
                form -> all.add(caller("a bad key", form, new Credential.Keypair(unknown), home)));
    }

    private static Caller caller(String name, Form form, Credential credential, Target home) {
        return new Caller(new Principal.Stranger(name), form, credential, home);
    }

    void addTenant(Tenant tenant, Level near) {
        addUser(
                new Principal.User(
                        "the owner of " + tenant.name(), tenant.projectId(), Role.MEMBER),
                tenant.owner(),
                near);
        addUser(
                new Principal.User("a reader of " + tenant.name(), tenant.projectId(), Role.READER),
                tenant.reader(),
                near);
    }

    void addUser(Principal.User user, Person person, Level near) {
        Target home = near.resource("handle");
        all.add(new Caller(user, Form.TOKEN, new Credential.Token(person.token()), home));
        addSigned(user, signer(person.accessKey(), person.secretKey()), home);
    }

    /** Every identity that the template has, each with its own resource only. */
    void addInstancesOf(Level level) {
        Maker maker = new Maker(level);
        Principal server = maker.principal("server", "", Capability.READ, Capability.DEPLOY);
        addSigned(
                server,
                signer(
                        level.json("server").at("/cfn/access_key_id").asText(),
                        level.json("server").at("/cfn/secret_access_key").asText()),
                level.resource("server"));

        addToken(
                maker.principal("asking", "", Capability.READ, Capability.DEPLOY),
                people.token(
                        level.json("asking").at("/heat/user_id").asText(),
                        level.json("asking").at("/heat/password").asText(),
                        level.domainProjectId()),
                level.resource("asking"));

        addPresigned(
                maker.principal("fetching", DOCUMENT, Capability.READ, Capability.DEPLOY),
                level.json("fetching").at("/request/metadata_url").asText(),
                level.resource("fetching"));

        addToken(
                maker.principal("handle", "", Capability.SIGNAL),
                level.text("handle"),
                level.resource("handle"));

        addPresigned(
                maker.principal("by_url", WAIT_CONDITION, Capability.SIGNAL),
                level.text("by_url"),
                level.resource("by_url"));
        addPresigned(
                maker.principal("policy", SIGNAL, Capability.SIGNAL),
                level.text("policy"),
                level.resource("policy"));

        Principal reader =
                new Principal.Instance(
                        level.label() + "/user",
                        level.domainProjectId(),
                        Set.of(new Binding(level.id(), Level.PLAIN, Capability.READ)),
                        "");
        addSigned(reader, signer(level.text("access"), level.text("secret")), level.stack());
        addToken(
                reader,
                people.token(
                        String.valueOf(level.physicalIds().get("user")),
                        "a-login-of-the-matrix",
                        level.domainProjectId()),
                level.stack());
    }

    private record Maker(Level level) {
        Principal principal(String resource, String urlFor, Capability... capabilities) {
            return new Principal.Instance(
                    level.label() + "/" + resource,
                    level.domainProjectId(),
                    Set.copyOf(
                            Stream.of(capabilities)
                                    .map(each -> new Binding(level.id(), resource, each))
                                    .toList()),
                    urlFor);
        }
    }

    private void addToken(Principal who, String token, Target home) {
        Form form = token.startsWith(TICKET) ? Form.TICKET : Form.TOKEN;
        all.add(new Caller(who, form, new Credential.Token(token), home));
    }

    private void addSigned(Principal who, Ec2Signer signer, Target home) {
        SIGNED.forEach(
                form -> all.add(new Caller(who, form, new Credential.Keypair(signer), home)));
    }

    /** By the URL alone, and by the key that it was signed with, should that ever get out. */
    private void addPresigned(Principal who, String url, Target home) {
        String query = URI.create(url).getRawQuery();
        all.add(new Caller(who, Form.PRESIGNED_URL, new Credential.Presigned(query), home));
        String key = query.replaceFirst("(.*&)?AWSAccessKeyId=([^&]*).*", "$2");
        addSigned(who, signer(key, people.secretKey(key)), home);
    }

    private static Ec2Signer signer(String accessKey, String secretKey) {
        return new Ec2Signer(accessKey, secretKey, Clock.systemUTC());
    }
}

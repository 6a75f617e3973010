package io.hearth.local;

import static io.hearth.local.PlainKeystone.Request.delete;
import static io.hearth.local.PlainKeystone.Request.get;
import static io.hearth.local.PlainKeystone.Request.patch;
import static io.hearth.local.PlainKeystone.Request.post;

import io.hearth.local.ForeignObjects.Member;
import io.hearth.local.PlainKeystone.Request;
import java.util.List;
import java.util.function.Function;

/**
 * Calls at the credentials of other domains' users. Under Keystone's default policy each is carried
 * out.
 */
final class KeypairAttacks {
    private KeypairAttacks() {}

    /** By the API that the identity worker uses, too. */
    static List<Attack> plain() {
        return List.of(
                at(
                        "read a user's secret keys",
                        f -> {
                            Member member = f.member();
                            f.credentialOf(member);
                            return get("/credentials?user_id=" + member.user());
                        }),
                at("read a secret key", f -> get("/credentials/" + f.credentialOf(f.member()))),
                at("make a user's keypair", f -> post("/credentials", keypair(f))),
                at(
                        "delete a user's keypair",
                        f -> delete("/credentials/" + f.credentialOf(f.member()))));
    }

    /** By ways that the identity worker does not go. */
    static List<Attack> others() {
        return List.of(
                at(
                        "change a user's keypair",
                        f ->
                                patch(
                                        "/credentials/" + f.credentialOf(f.member()),
                                        """
                                        {"credential": {"blob":
                                         "{\\"access\\": \\"%s\\", \\"secret\\": \\"mine\\"}"}}"""
                                                .formatted(f.name()))),
                at(
                        "read a user's secret keys by OS-EC2",
                        f -> {
                            Member member = f.member();
                            f.credentialOf(member);
                            return get(member.ec2());
                        }),
                at(
                        "read a secret key by OS-EC2",
                        f -> {
                            Member member = f.member();
                            f.credentialOf(member);
                            return get(member.ec2() + "/" + f.name());
                        }),
                at(
                        "make a user's keypair by OS-EC2",
                        f -> {
                            Member member = f.member();
                            return post(
                                    member.ec2(),
                                    "{\"tenant_id\": \"%s\"}".formatted(member.project()));
                        }),
                at(
                        "delete a user's keypair by OS-EC2",
                        f -> {
                            Member member = f.member();
                            f.credentialOf(member);
                            return delete(member.ec2() + "/" + f.name());
                        }));
    }

    private static String keypair(ForeignObjects foreign) {
        Member member = foreign.member();
        return """
        {"credential": {"type": "ec2", "user_id": "%s", "project_id": "%s",
         "blob": "{\\"access\\": \\"mine-%s\\", \\"secret\\": \\"mine\\"}"}}"""
                .formatted(member.user(), member.project(), foreign.name());
    }

    private static Attack at(String name, Function<ForeignObjects, Request> call) {
        return new Attack(name, aim -> call.apply(aim.foreign()));
    }
}

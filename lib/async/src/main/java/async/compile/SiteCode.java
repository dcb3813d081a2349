package async.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Pass 9c: the two halves of one await.
///
/// What stands at the site lies inside the body's own try ranges, so whatever is thrown there is caught as the body
/// says. What stands behind the body lies outside of them, since its locals are not loaded yet when the future is
/// polled; it catches a failure itself, loads the locals, and throws it once more at the site.
///
/// Each half polls by an instruction of its own, so that the JIT knows each one's usual future.
final class SiteCode {

    private static final MethodTypeDesc GIVEN = MethodTypeDesc.of(Known.FUTURE, Known.FUTURE);
    private static final MethodTypeDesc REFUSE = MethodTypeDesc.of(Known.CANCELLED, Known.FUTURE);
    private static final MethodTypeDesc ABANDON = MethodTypeDesc.of(Known.POLL, CD_int);

    private final PollCode poll;
    private final CodeBuilder out;
    private final Site site;
    private final ClassDesc self;

    SiteCode(PollCode poll, CodeBuilder out, Site site) {
        this.poll = poll;
        this.out = out;
        this.site = site;
        this.self = poll.self;
    }

    /// The future is on the stack. What is left in the emitter's own slots is let go: in code that is not compiled yet,
    /// the collector would take it for needed.
    void at() {
        Label refused = out.newLabel();
        out.invokestatic(Known.RULES, "given", GIVEN).astore(poll.future);
        out.aload(PollCode.CONTEXT).ifnull(refused);
        out.aload(poll.future);
        ask();
        out.aload(poll.answer).instanceOf(Known.READY).ifne(site.ready);
        pause();
        out.labelBinding(refused);
        refuse();
        out.labelBinding(site.thrown).athrow();
        out.labelBinding(site.ready).aload(poll.answer).checkcast(Known.READY);
        out.invokevirtual(Known.READY, "value", MethodTypeDesc.of(CD_Object));
        out.aconst_null().astore(poll.answer).aconst_null().astore(poll.future);
    }

    /// The future is on the stack; its answer goes to [PollCode#answer].
    private void ask() {
        out.aload(PollCode.CONTEXT).invokeinterface(Known.FUTURE, "poll", Known.POLL_TYPE);
        out.invokestatic(Known.OBJECTS, "requireNonNull", Known.NON_NULL).astore(poll.answer);
    }

    private void pause() {
        for (Site.Cell each : site.operands.reversed()) storeOperand(each);
        for (Site.Cell each : site.locals) storeLocal(each);
        out.aload(PollCode.THIS).aload(poll.future).putfield(self, "awaited", Known.FUTURE);
        wait_();
    }

    private void wait_() {
        poll.state(out, site.state);
        out.invokestatic(Known.POLL, "pending", MethodTypeDesc.of(Known.POLL), true)
                .areturn();
    }

    private void refuse() {
        Label again = out.newLabel();
        out.aload(PollCode.THIS).aload(poll.future).invokevirtual(self, "refuse", REFUSE);
        out.astore(poll.temp).aload(poll.temp).ifnonnull(again);
        out.aload(PollCode.THIS)
                .loadConstant(site.state)
                .invokevirtual(self, "abandon", ABANDON)
                .areturn();
        out.labelBinding(again).aload(poll.temp).athrow();
    }

    /// Resume and inject.
    void behind() {
        Label asked = out.newLabel();
        Label answered = out.newLabel();
        Label failed = out.newLabel();
        Label load = out.newLabel();
        Label thrown = out.newLabel();

        out.labelBinding(site.resume);
        out.lineNumber(site.line);
        out.labelBinding(asked).aload(PollCode.THIS).getfield(self, "awaited", Known.FUTURE);
        ask();
        out.labelBinding(answered).aload(poll.answer).instanceOf(Known.READY).ifne(load);
        wait_();

        out.labelBinding(site.inject);
        out.aconst_null().astore(PollCode.CONTEXT);
        out.aload(PollCode.THIS).invokevirtual(self, "refuse", MethodTypeDesc.of(Known.CANCELLED));
        out.labelBinding(failed).astore(poll.answer);

        out.labelBinding(load).aload(PollCode.THIS).aconst_null().putfield(self, "awaited", Known.FUTURE);
        for (Site.Cell each : site.locals) {
            load(each);
            out.storeLocal(each.value().typeKind(), each.slot() + PollCode.SHIFT);
        }
        out.aload(poll.answer).instanceOf(Known.READY).ifeq(thrown);
        for (Site.Cell each : site.operands) load(each);
        out.goto_(site.ready);
        out.labelBinding(thrown).aload(poll.answer).checkcast(CD_Throwable).goto_(site.thrown);
        out.exceptionCatchAll(asked, answered, failed);
    }

    private void storeOperand(Site.Cell cell) {
        if (cell.field() == null) {
            out.pop();
            return;
        }
        TypeKind kind = cell.value().typeKind();
        out.storeLocal(kind, poll.temp).aload(PollCode.THIS).loadLocal(kind, poll.temp);
        out.putfield(self, cell.field().name(), cell.field().type());
    }

    private void storeLocal(Site.Cell cell) {
        if (cell.field() == null || cell.field().isCapture()) return;
        out.aload(PollCode.THIS).loadLocal(cell.value().typeKind(), cell.slot() + PollCode.SHIFT);
        out.putfield(self, cell.field().name(), cell.field().type());
    }

    /// Leaves the field empty: a running machine holds nothing that the body may let go of.
    private void load(Site.Cell cell) {
        Plan.Field field = cell.field();
        if (field == null) {
            out.aconst_null();
            return;
        }
        out.aload(PollCode.THIS).getfield(self, field.name(), field.type());
        if (field.isCapture() || cell.value().typeKind() != TypeKind.REFERENCE) return;
        if (!field.type().equals(cell.value().type()))
            out.checkcast(cell.value().type());
        out.aload(PollCode.THIS).aconst_null().putfield(self, field.name(), field.type());
    }
}

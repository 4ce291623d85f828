"""What a solved study found, gathered as the result that is kept."""

from vugge.insight.rules.synthetic_control.panel import between
from vugge.insight.rules.synthetic_control.results import Balance, FitFacts, StudyFacts, StudyResult, Weight
from vugge.insight.rules.synthetic_control.solving import Solved, ratio, rmspe
from vugge.insight.rules.synthetic_control.study import Layout


def facts_of(layout: Layout, seed: int) -> StudyFacts:
    """Return what was asked."""
    study, times = layout.study, layout.times
    return StudyFacts(
        outcome=study.outcome,
        treated=study.treated,
        treated_weights=study.shares(),
        donors=layout.donors,
        left_out=layout.left_out,
        times=times,
        start=times[layout.before],
        optimise=(times[int(layout.fitted[0])], times[int(layout.fitted[-1])]),
        predictors=layout.labels,
        late=tuple(
            label
            for label, each in zip(layout.labels, study.predictors, strict=True)
            if between([each.last], times[layout.before], each.last)
        ),
        v_method=study.v.value,
        search=study.search.value,
        seed=seed,
    )


def found(treated: Solved, facts: StudyFacts) -> StudyResult:
    """Return the weights, the balance, the path and the fit, and nothing yet of how sure it is."""
    layout, fit = treated.layout, treated.fit
    synthetic = layout.donor_predictors @ fit.weights
    pre, post = rmspe(treated.pre), rmspe(treated.post)
    rows = zip(
        layout.labels, layout.treated_predictors, synthetic, layout.donor_predictors.mean(axis=1), fit.v, strict=True
    )
    return StudyResult(
        facts=facts,
        weights=tuple(
            Weight(unit=unit, weight=float(each)) for unit, each in zip(layout.donors, fit.weights, strict=True)
        ),
        balance=tuple(
            Balance(predictor=label, treated=float(mine), synthetic=float(theirs), donor_mean=float(mean), v=float(v))
            for label, mine, theirs, mean, v in rows
        ),
        path=treated.path,
        fit=FitFacts(
            pre_rmspe=pre,
            post_rmspe=post,
            ratio=ratio(post, pre),
            effect=treated.effect,
            inner_gap=float(fit.inner_gap),
            loss_w=float(fit.loss_w),
            loss_v=float(fit.loss_v),
            bound=float(fit.bound),
        ),
    )

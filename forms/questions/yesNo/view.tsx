import { valueOf, type ViewProps } from '../question'
import { Comment } from '../shared/comment'
import { Frame } from '../shared/frame'
import { Radios, yesAndNo } from '../shared/radios'

/** Yes or no, with words beside it where the form wants them. */
export function YesNo(props: ViewProps) {
  const { path, question, given, around, onAnswer } = props
  return <Frame {...props} group>
    <Radios path={path} given={given} around={around} options={yesAndNo(around)} absent={question.absent ?? []} inline onGiven={given => onAnswer(given)} />
    {question.comments && <Comment of={question.id} label={question.label} open={valueOf(given) === 'yes'} {...props} />}
  </Frame>
}

import { useSession } from '../../console/session-gate.ts'
import { JobPosts } from './job-posts.tsx'
import { ServiceMatters } from './service-matters.tsx'

const organizations = ['hr-agency', 'enterprise', 'workshop']

/** 就业服务: bureaus see the matters, organizations the posts. */
export function Page() {
  const { role } = useSession().user
  return organizations.includes(role) ? <JobPosts /> : <ServiceMatters />
}

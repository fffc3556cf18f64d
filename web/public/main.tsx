import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/tokens.css'
import './public.css'
import { Boundary } from './boundary.tsx'
import { PublicFrame } from './frame.tsx'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Boundary>
        <PublicFrame />
      </Boundary>
    </StrictMode>,
  )
}
